class Cart
  # Adds.
  #
  # @param item [Item] the item
  def add_item(item, count = 1, *rest, key: nil)
    raise ArgumentError, "no" if count < 1
    return true
  end

  def empty?
    @items.empty?
  end
end
