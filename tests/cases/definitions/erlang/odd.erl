-module(odd).
-export([area/1]).
-include_lib("kernel/include/file.hrl").
-import(lists, [map/2, foldl/3]).

-record(shape, {kind :: atom(), size = 0}).
-type unit() :: mm | cm.
-opaque box() :: #shape{}.
-define(SCALE, 2).
-define(TWICE(X), (X * 2)).

%% @doc The area of a shape.
-spec area(#shape{}) -> number().
area(#shape{kind = square, size = S}) when S > 0 ->
    S * S;
area(_) ->
    0.

'quoted name'() ->
    F = fun(X) -> X end,
    lists:map(F, [1]).

% half typed
half(X) ->
    case X of
