# A cart.
class Cart
  # Adds.
  #
  # @param item [Item] the item
  # @param count [Object] The count.
  # @param rest [Object] More positional arguments.
  # @param key [Object] The key.
  # @return [Object] True or false.
  # @raise [ArgumentError] If `count < 1`.
  def add_item(item, count = 1, *rest, key: nil)
    raise ArgumentError, "no" if count < 1
    return true
  end

  # Tell whether the cart is empty.
  def empty?
    @items.empty?
  end
end
