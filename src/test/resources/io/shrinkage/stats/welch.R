# Makes welch.json with R's own t.test: Rscript welch.R > welch.json
options(digits = 17)
samples <- list(
  list(c(0.62, 0.65, 0.61), c(0.58, 0.55, 0.6)),
  list(c(0.9, 0.91, 0.905, 0.93, 0.88), c(0.7, 0.95, 0.82)),
  list(c(1.31, 1.29, 1.4, 1.35, 1.33, 1.3, 1.28), c(1.3, 1.3, 1.3)),
  list(c(0.1, 0.2, 0.3), c(0.3, 0.2, 0.1, 0.2))
)
number <- function(x) format(x, digits = 17, scientific = TRUE)
array <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")
cases <- sapply(samples, function(s) {
  test <- t.test(s[[1]], s[[2]], var.equal = FALSE, conf.level = 0.95)
  sprintf('  {"first": %s, "second": %s, "standardError": %s, "degrees": %s, "p": %s, "interval": %s}',
    array(s[[1]]), array(s[[2]]), number(test$stderr), number(unname(test$parameter)),
    number(test$p.value), array(as.numeric(test$conf.int)))
})
cat("{\"welch\": [\n", paste(cases, collapse = ",\n"), "\n]}\n", sep = "")
