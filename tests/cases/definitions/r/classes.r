library(R6)

setClass("Person", representation(name = "character", age = "numeric"))

#' How old someone is.
setGeneric("age", function(object) standardGeneric("age"))

setMethod("age", "Person", function(object) {
  object@age
})

#' Counts.
Counter <- R6Class("Counter",
  public = list(
    n = 0,
    add = function(by = 1) {
      self$n <- self$n + by
      invisible(self)
    },
    print = function(...) cat(self$n, "\n")
  ),
  private = list(
    reset = function() self$n <- 0
  )
)

Account <- setRefClass("Account",
  fields = list(balance = "numeric"),
  methods = list(
    deposit = function(x) {
      balance <<- balance + x
    }
  )
)
