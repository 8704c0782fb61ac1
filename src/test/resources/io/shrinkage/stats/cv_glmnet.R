# Writes cv-glmnet.json: the cross-validated paths of glmnet and the two lambdas that it selects.
#
# Run with: Rscript cv_glmnet.R > cv-glmnet.json (R 4.2.2 and glmnet 4.1.6 made the committed file).
# "loss" is a lasso with mean squared errors, "auc" a logistic lasso by the area under the curve,
# where larger is better (glmnet keeps cvm as it is and turns its sign to select).

suppressPackageStartupMessages(library(glmnet))

path <- function(name, fit) {
  list(
    name = name, lambda = fit$lambda, cvm = fit$cvm, cvsd = fit$cvsd,
    lambdaMin = fit$lambda.min, lambda1se = fit$lambda.1se
  )
}

set.seed(1)
n <- 100
x <- matrix(rnorm(n * 20), n, 20)
linear <- x %*% c(2, -1.5, 1, rep(0, 17))
y <- linear + rnorm(n, sd = 2)
class <- rbinom(n, 1, 1 / (1 + exp(-linear / 3)))

paths <- list(
  path("loss", cv.glmnet(x, y, nfolds = 10)),
  path("loss, ridge", cv.glmnet(x, y, alpha = 0, nfolds = 5)),
  path("auc", cv.glmnet(x, class, family = "binomial", type.measure = "auc", nfolds = 5)),
  # no feature matters: the largest lambda should win or tie
  path("loss, noise", cv.glmnet(x, rnorm(n), nfolds = 10))
)
cat(jsonlite::toJSON(paths, auto_unbox = TRUE, digits = NA, pretty = TRUE), "\n")
