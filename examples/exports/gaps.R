# Gaps in primary health care on a trail, the largest first: Rscript gaps.R http://127.0.0.1:4000
server <- commandArgs(trailingOnly = TRUE)[1]
read <- function(file) read.csv(paste0(server, "/export/", file), fileEncoding = "UTF-8-BOM", na.strings = "")

gaps <- read("gaps.csv?trail=central-mediterranean&serviceTypes=PRIMARY_HEALTH&asOf=2026-11-01")
sources <- read("sources.csv")

print(head(gaps[, c("stopName", "countryName", "status", "isolationKm", "peoplePerYear")], 10), row.names = FALSE)

# NA is not known, not zero.
cat(nrow(gaps), "gaps; of", sum(is.na(gaps$peoplePerYear)), "nobody knows how many people pass.\n")
made_up <- sum(gaps$illustrative == "true")
if (made_up > 0) cat(made_up, "of them rest on facts that were made up for demonstration.\n")
used <- unique(unlist(strsplit(gaps$sources, "|", fixed = TRUE)))
cat("Sources:", paste(sources$publisher[sources$code %in% used], collapse = "; "), "\n")
