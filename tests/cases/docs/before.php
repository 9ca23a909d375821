<?php
class Cart {
    public function addItem(Item $item, int $count = 1, ...$rest): bool {
        if ($count < 1) { throw new InvalidArgumentException('no'); }
        return true;
    }
    /** Says hello. */
    function hello($name) { echo $name; }
}
function total(array $prices): float { return array_sum($prices); }
