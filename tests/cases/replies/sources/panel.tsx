import { useState } from "react";

type Row = { id: number; name: string };

export function Panel({ rows, title }: { rows: Row[]; title: string }) {
  const [open, setOpen] = useState(false);
  // The heading toggles the list.
  return (
    <section className="panel">
      <h2 onClick={() => setOpen(!open)}>{title}</h2>
      {open && (
        <ul>
          {rows.map((row) => (
            <li>{row.name}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function Empty() {
  return <p>No rows &amp; no filter</p>;
}
