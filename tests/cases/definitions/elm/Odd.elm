port module Odd exposing (..)

import Dict exposing (Dict)
import Html as H exposing (div, text)


{-| A shape.
-}
type Shape
    = Square Float
    | Circle Float


type alias Model =
    { shapes : List Shape }


{-| The area of a shape.
-}
area : Shape -> Float
area shape =
    case shape of
        Square a ->
            a * a

        Circle r ->
            let
                square x =
                    x * x
            in
            3 * square r


twice : Float -> Float
twice =
    (*) 2


limit : Int
limit =
    3


untyped a b =
    a + b


port save : String -> Cmd msg
