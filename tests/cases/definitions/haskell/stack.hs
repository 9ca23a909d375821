-- | A stack.
module Stack
  ( Stack
  , push
  , pop
  ) where

-- | Holds the values, the newest first.
data Stack a = Stack [a]

-- | Nothing on it.
empty :: Stack a
empty = Stack []

-- | One more.
push :: a -> Stack a -> Stack a
push x (Stack xs) = Stack (x : xs)

-- | The newest, and the rest.
pop :: Stack a -> Maybe (a, Stack a)
pop (Stack []) = Nothing
pop (Stack (x : xs)) = Just (x, Stack xs)

instance Functor Stack where
  fmap f (Stack xs) = Stack (map f xs)
