// The failed cases of a JUnit report, which is a repository's file: no entities, no more than a few.

import { XMLParser } from "fast-xml-parser";
import type { TestResult } from "../protocol";

const MOST = 50; // failures of one report
const LONGEST = 4000; // characters of a traceback, its end
const LISTS = new Set(["testsuite", "testcase"]);

type Node = Record<string, unknown>;

/** The failures of a report, in its order; none for anything that is no report. */
export function failures(report: string): TestResult[] {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    parseAttributeValue: false,
    parseTagValue: false,
    isArray: (name) => LISTS.has(name),
  });
  try {
    const root = parser.parse(report) as Node;
    return cases(root["testsuites"] === undefined ? root : node(root["testsuites"])).slice(0, MOST);
  } catch {
    return [];
  }
}

/** Suites may hold suites. */
function cases(suite: Node): TestResult[] {
  const own = nodes(suite["testcase"]).flatMap(result);
  return [...own, ...nodes(suite["testsuite"]).flatMap(cases)];
}

function result(test: Node): TestResult[] {
  const outcome = "error" in test ? "error" : "failed";
  const fault = test["failure"] ?? test["error"];
  if (fault === undefined) {
    return [];
  }
  const [first] = Array.isArray(fault) ? fault : [fault];
  const about = typeof first === "string" ? { "#text": first } : node(first);
  const line = Number(test["@line"]);
  return [
    {
      name: [test["@classname"], test["@name"]].filter((part) => part !== undefined).join("."),
      file: word(test["@file"]),
      ...(Number.isInteger(line) && line > 0 ? { line } : {}),
      outcome,
      message: word(about["@message"]),
      traceback: word(about["#text"]).slice(-LONGEST),
    },
  ];
}

function nodes(value: unknown): Node[] {
  return Array.isArray(value) ? value.map(node) : [];
}

function node(value: unknown): Node {
  return typeof value === "object" && value !== null ? (value as Node) : {};
}

function word(value: unknown): string {
  return typeof value === "string" ? value : "";
}
