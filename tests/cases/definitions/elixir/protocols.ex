defprotocol Priced do
  @doc "What it costs."
  def price(thing)
end

defimpl Priced, for: Shop.Line do
  def price(line), do: line.price
end

defmodule Macros do
  defmacro unless_nil(value, do: block) do
    quote do
      if unquote(value) != nil, do: unquote(block)
    end
  end

  defmacrop hidden(ast), do: ast

  defguard is_positive(n) when is_number(n) and n > 0

  def left ~> right, do: {left, right}

  @impl true
  def init(args) do
    {:ok, args}
  end
end
