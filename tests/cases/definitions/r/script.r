#!/usr/bin/env Rscript
# Reads a file and plots it.

main <- function(path) {
  data <- utils::read.csv(path)
  if (nrow(data) > 0) {
    plot(data$x, data$y)
  } else {
    stop("nothing to plot")
  }
}

handlers <- list(
  open = function(e) e$target,
  close = function() NULL
)

handlers$save <- function(e, file = "out.csv") {
  for (i in seq_along(e)) message(i)
}

main(commandArgs(trailingOnly = TRUE)[1])
