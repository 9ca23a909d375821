<?php

namespace App\Shop {

    use InvalidArgumentException as Bad;

    /** Where an order stands. */
    enum Status: string implements HasLabel
    {
        case Open = 'open';
        case Sent = 'sent';

        public const Default = self::Open;

        /** The word for people. */
        public function label(): string
        {
            return ucfirst($this->value);
        }

        public static function parse(string $text): static
        {
            return self::from($text);
        }
    }

    interface HasLabel
    {
        public function label(): string;
    }

    trait Counts
    {
        private int $count = 0;

        protected function count(int ...$steps): ?int
        {
            return $this->count += array_sum($steps);
        }
    }

    /**
     * A line of an order.
     */
    #[Entity]
    final class Line
    {
        use Counts;

        /** Makes one. */
        #[Pure]
        public function __construct(
            public readonly string $name,
            private int|float $price = 0,
        ) {
        }

        public function &items(array &$into = []): array
        {
            $sort = fn(array $a, array $b): int => $a <=> $b;
            $each = static function ($item) use (&$into): void {
                $into[] = $item;
            };
            return $into;
        }

        abstract public function total();
    }

    // No doc comment.
    function make(string $name = 'x', Line|null $after = null): Line
    {
        $inner = new class ($name) extends Line {
            public function total()
            {
                return 0;
            }
        };
        if (!function_exists('helper')) {
            function helper() {}
        }
        return $inner;
    }
}

namespace {
    function half(
