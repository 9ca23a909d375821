(** Queues of two lists. *)

type 'a t = { front : 'a list; back : 'a list }

(** Nothing in it. *)
let empty = { front = []; back = [] }

(** Adds at the end. *)
let add x q = { q with back = x :: q.back }

(** Takes from the front.
    Raises [Not_found] for none. *)
let rec take q =
  match q with
  | { front = x :: front; _ } -> (x, { q with front })
  | { front = []; back = [] } -> raise Not_found
  | { front = []; back } -> take { front = List.rev back; back = [] }

let length q =
  let count l = List.length l in
  count q.front + count q.back
