defmodule Shop.Cart do
  @moduledoc "A cart with lines."

  use GenServer
  alias Shop.Line, as: L
  import Enum, only: [map: 2]

  defstruct lines: [], owner: nil

  @doc """
  Adds a line.
  """
  @spec add(t, Line.t(), integer) :: t
  def add(cart, line, count \\ 1) when count > 0 do
    %{cart | lines: [line | cart.lines]}
  end

  def add(cart, _line, 0), do: cart

  def empty, do: %__MODULE__{}

  @doc false
  def handle_call(:total, _from, state) do
    total = state |> map(fn line -> line.price end) |> Enum.sum()
    {:reply, total, state}
  end

  defp check(line) when is_map(line), do: line
  defp check(_), do: nil

  defdelegate size(cart), to: L

  defmodule Error do
    defexception message: "no line"

    def explain(error), do: error.message
  end
end
