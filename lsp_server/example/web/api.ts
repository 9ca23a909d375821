// Talks to the order service.

export interface Order {
  id: number;
  email: string;
  status: "new" | "paid" | "shipped" | "cancelled";
  gross: string;
}

const BASE = "http://127.0.0.1:8080";

/**
 * Fetch the orders of a customer.
 *
 * @param email - The customer's address.
 * @param status - Only orders in this state; all of them when left out.
 * @returns The orders, the newest first.
 */
export async function fetchOrders(email: string, status?: Order["status"]): Promise<Order[]> {
  const query = new URLSearchParams({ email });
  if (status) {
    query.set("status", status);
  }
  const response = await fetch(`${BASE}/orders?${query}`);
  if (!response.ok) {
    throw new Error(`the shop answered ${response.status}`);
  }
  const body = (await response.json()) as { orders: Order[] };
  return body.orders;
}

export async function placeOrder(payload: object): Promise<number> {
  const response = await fetch(`${BASE}/orders`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(payload),
  });
  const body = await response.json();
  if (response.status != 201) {
    throw new Error(body.error);
  }
  return body.id;
}

/** Totals per status, for the line at the foot of the page. */
export function totals(orders: Order[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const order of orders) {
    sums.set(order.status, (sums.get(order.status) ?? 0) + Number(order.gross));
  }
  return sums;
}
