defmodule Shop.CartTest do
  use ExUnit.Case, async: true

  setup do
    {:ok, cart: Shop.Cart.empty()}
  end

  describe "add/3" do
    test "takes a line", %{cart: cart} do
      assert length(Shop.Cart.add(cart, line(1)).lines) == 1
    end
  end

  test "starts empty" do
    assert Shop.Cart.empty().lines == []
  end

  defp line(price) do
    %{price: price}
  end

  def half(a,
end
