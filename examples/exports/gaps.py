"""Gaps in primary health care on a trail, the largest first: python gaps.py http://127.0.0.1:4000"""

import sys

import pandas as pd

server = sys.argv[1]
gaps = pd.read_csv(
    f"{server}/export/gaps.csv?trail=central-mediterranean&serviceTypes=PRIMARY_HEALTH&asOf=2026-11-01",
    parse_dates=["since"],
)
sources = pd.read_csv(f"{server}/export/sources.csv").set_index("code")

print(gaps[["stopName", "countryName", "status", "isolationKm", "peoplePerYear"]].head(10).to_string(index=False))

# An empty number is not known: pandas leaves it out of sums and means, and so must whoever reads them.
print(f"\n{len(gaps)} gaps; of {gaps.peoplePerYear.isna().sum()} nobody knows how many people pass.")
if gaps.illustrative.any():
    print(f"{gaps.illustrative.sum()} of them rest on facts that were made up for demonstration.")
used = sorted({code for codes in gaps.sources for code in codes.split("|")})
print("Sources: " + "; ".join(sources.publisher[used]))
