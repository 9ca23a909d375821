open Printf

(** The area of a square. *)
let area ?(scale = 1) ~side () : int = side * side * scale

let rec even n = n = 0 || odd (n - 1)
and odd n = n <> 0 && even (n - 1)

let constant = 3
let curried = fun x -> x
let by_case = function 0 -> "none" | _ -> "some"
let ( <+> ) a b = a + b
let () = printf "%d" constant

type shape = Square of int | Circle of { radius : int }
and name = string

exception Empty of string

module Stack = struct
  (** One more. *)
  let push x s = x :: s

  module Inner = struct
    let go () = ()
  end
end

module type SIZED = sig
  type t

  val size : t -> int
end

module Make (S : SIZED) = struct
  let twice s = 2 * S.size s
end

class counter start =
  object (self)
    val mutable value = start

    (** Counts. *)
    method add n = value <- value + n

    method private reset = value <- 0
  end

external sin : float -> float = "caml_sin_float"
