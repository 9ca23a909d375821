module Odd

using LinearAlgebra: norm
import Base: show, +

abstract type Shape end
primitive type Byte 8 end

struct Square{T} <: Shape
    side::T
end

mutable struct Counter
    value::Int
    Counter() = new(0)
end

"The area."
function area(shape::Square{T}; scale=1)::T where {T}
    inner(x) = x
    return inner(shape.side^2) * scale
end

twice(x::Int) = 2x
+(a::Square, b::Square) = Square(a.side + b.side)
Base.show(io::IO, s::Square) = print(io, s.side)

function Base.length(s::Square)
    1
end

macro again(body)
    quote
        $body
        $body
    end
end

const LIMIT = 3
anonymous = x -> x

end
