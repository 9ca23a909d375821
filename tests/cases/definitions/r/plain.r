#' Adds two numbers.
#'
#' @param x the first
#' @param y the second
add <- function(x, y = 1, ...) {
  inner <- function(z) z
  x + inner(y)
}

# Doubles.
double = function(x) x * 2

counter <<- function() {
  n <- 0
  function() n <<- n + 1
}

print.money <- function(x, ...) cat(format(x), "\n")

`odd name` <- function(a) a

"names<-" <- function(x, value) x

square <- \(x) x^2

total <- sum(sapply(1:3, function(i) i))
values <- c(1, 2)
