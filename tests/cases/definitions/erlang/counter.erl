%%%-------------------------------------------------------------------
%%% A counter that runs as a server.
%%%-------------------------------------------------------------------
-module(counter).
-behaviour(gen_server).

-export([start_link/0, add/1, value/0]).
-export([init/1, handle_call/3, handle_cast/2]).

%% Starts the counter.
start_link() ->
    gen_server:start_link({local, ?MODULE}, ?MODULE, [], []).

%% Adds to it.
-spec add(integer()) -> ok.
add(Number) -> gen_server:cast(?MODULE, {add, Number}).

value() -> gen_server:call(?MODULE, value).

init([]) -> {ok, 0}.

handle_call(value, _From, State) ->
    {reply, State, State};
handle_call(_Other, _From, State) ->
    {reply, error, State}.

handle_cast({add, Number}, State) -> {noreply, State + Number};
handle_cast(_, State) -> {noreply, State}.
