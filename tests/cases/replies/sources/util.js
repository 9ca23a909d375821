"use strict";

const fs = require("fs");

/**
 * Reads settings.
 * @param {string} path
 */
function load(path) {
	var text = fs.readFileSync(path, "utf8");
	var data = JSON.parse(text);
	if (data.debug == true) {
		console.log("debug on");
	}
	return data;
}

const merge = (first, second) => {
	const out = {};
	for (const key in first) out[key] = first[key];
	for (const key in second) out[key] = second[key];
	return out;
};

module.exports = { load, merge };
