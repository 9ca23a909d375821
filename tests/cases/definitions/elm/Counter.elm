module Counter exposing (Msg, update, view)

import Html exposing (Html, button, div, text)


type Msg
    = More
    | Less


{-| What a message does to the count.
-}
update : Msg -> Int -> Int
update msg count =
    case msg of
        More ->
            count + 1

        Less ->
            count - 1


view : Int -> Html Msg
view count =
    div [] [ text (String.fromInt count) ]
