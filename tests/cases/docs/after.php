<?php
/** A cart. */
class Cart {
    /**
     * Add the item.
     *
     * @param Item $item The item.
     * @param int $count The count.
     * @param mixed $rest More positional arguments.
     * @return bool True or False.
     * @throws InvalidArgumentException If `$count < 1`.
     */
    public function addItem(Item $item, int $count = 1, ...$rest): bool {
        if ($count < 1) { throw new InvalidArgumentException('no'); }
        return true;
    }
    /**
     * Says hello.
     *
     * @param mixed $name The name.
     */
    function hello($name) { echo $name; }
}
/**
 * Return the total.
 *
 * @param array $prices The prices.
 * @return float A number.
 */
function total(array $prices): float { return array_sum($prices); }
