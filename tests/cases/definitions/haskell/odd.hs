module Odd (area) where

import qualified Data.Map as M
import Data.List (sortBy)

-- | The area of a shape.
area :: Shape -> Double
area (Square a) = a * a
area Circle{} = 3
  where
    helper x = x

data Shape = Square Double | Circle { radius :: Double }
  deriving (Show)

newtype Name = Name { unName :: String }
type Pair a = (a, a)

-- | What has a size.
class Sized a where
  -- | Its size.
  size :: a -> Int
  size _ = 0

instance Sized Shape where
  size = const 1

instance (Show a) => Sized (Maybe a) where
  size Nothing = 0
  size (Just _) = 1

(<+>) :: Int -> Int -> Int
(<+>) a b = a + b

a `plus` b = a <+> b

constant :: Int
constant = 3

main :: IO ()
main = do
  let local y = y
  print (local constant)

composed :: Int -> Int
composed = (+ 1) . (* 2)
