import { useEffect, useState } from "react";

import { fetchOrders, totals, type Order } from "./api";
import { lastSearch, parseFilter, rememberSearch, sortNewestFirst } from "./filters";

interface Props {
  email: string;
  onOpen: (order: Order) => void;
}

export function OrderList({ email, onOpen }: Props) {
  const [orders, setOrders] = useState<Order[]>([]);
  const [search, setSearch] = useState(lastSearch());

  useEffect(() => {
    fetchOrders(email).then((found) => setOrders(sortNewestFirst(found)));
  }, [email]);

  function changeSearch(text: string) {
    setSearch(text);
    rememberSearch(text);
  }

  const shown = orders.filter(parseFilter(search));
  return (
    <section>
      <input value={search} onChange={(event) => changeSearch(event.target.value)} />
      <ul>
        {shown.map((order) => (
          <li key={order.id} onClick={() => onOpen(order)}>
            #{order.id} {order.email} <em>{order.status}</em> {order.gross}
          </li>
        ))}
      </ul>
      <footer>{[...totals(shown)].map(([status, sum]) => `${status}: ${sum.toFixed(2)}`).join(", ")}</footer>
    </section>
  );
}

/** Show a short message at the top of the page, for three seconds. */
export function flash(message: string): void {
  const box = document.createElement("div");
  box.className = "flash";
  box.innerHTML = `<strong>${message}</strong>`;
  document.body.prepend(box);
  setTimeout(() => box.remove(), 3000);
}
