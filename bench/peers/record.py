"""Records what NetworkX, igraph and CBC say of the bundled trails, for tests/unit/peers.test.ts. See README.md.

Reads the network of write-network.ts from standard input, writes answers.json to standard output.
"""

import json
import sys

import igraph
import networkx
import pulp

data = json.load(sys.stdin)
legs = data["legs"]


def must_pass(start, end):
    """Dominators of the end on a graph in which each leg is a node too (NetworkX). None: no way."""
    if end not in networkx.descendants(subdivided, start):
        return None
    above = networkx.immediate_dominators(subdivided, start)
    found, node = [], end
    while node != start:
        node = above[node]
        found.append(node)
    found = found[:-1]
    return {
        "stops": sorted(name for kind, name in found if kind == "stop"),
        "legs": sorted(name for kind, name in found if kind == "leg"),
    }


subdivided = networkx.DiGraph()
for leg in legs:
    subdivided.add_edge(("stop", leg["from"]), ("leg", leg["code"]))
    subdivided.add_edge(("leg", leg["code"]), ("stop", leg["to"]))

codes = sorted(data["stops"])
place = {code: number for number, code in enumerate(codes)}
graph = igraph.Graph(
    n=len(codes),
    edges=[(place[leg["from"]], place[leg["to"]]) for leg in legs],
    directed=True,
)
metres = [leg["metres"] for leg in legs]


def direct(start, end):
    """Each leg from end to end is a way that shares no stop, too; igraph's "ignore" leaves them out."""
    return sum(leg["from"] == start and leg["to"] == end for leg in legs)


def between(start, end):
    a, b = place[start], place[end]
    least = graph.distances(a, b, weights=metres)[0][0]
    passed = must_pass(("stop", start), ("stop", end))
    assert (passed is None) == (least == float("inf"))
    return {
        "from": start,
        "to": end,
        "metres": None if passed is None else round(least),
        "waysApartByLegs": graph.edge_disjoint_paths(a, b),
        "waysApartByStops": graph.vertex_disjoint_paths(a, b, neighbors="ignore") + direct(start, end),
        "mustPass": passed,
    }


def reached(stop, limit):
    """Metres by (stop, country whose care it is); None: at sea, nobody's (docs/decisions/0002-measures.md, rule 14)."""
    best = {}
    heap = [(0, stop, country) for country in (data["stops"][stop] or [None])]
    while heap:
        heap.sort(key=lambda entry: (entry[0], entry[1], entry[2] or ""))
        far, here, country = heap.pop(0)
        if far >= limit or best.get((here, country), limit) <= far:
            continue
        best[here, country] = far
        for leg in touching.get(here, []):
            if leg["isBorder"]:
                continue
            there = leg["to"] if leg["from"] == here else leg["from"]
            if leg["mode"] == "SEA":
                heap.append((far + leg["metres"], there, country))
            else:
                for own in leg["countries"]:
                    if country is None or country == own:
                        heap.append((far + leg["metres"], there, own))
    return best


touching = {}
for leg in legs:
    touching.setdefault(leg["from"], []).append(leg)
    touching.setdefault(leg["to"], []).append(leg)


def distance(best, leg, end):
    def of(country):
        return min(best.get((end, country), float("inf")), best.get((end, None), float("inf")))

    if leg["mode"] != "SEA" and len(leg["countries"]) == 1:
        return of(leg["countries"][0])
    own = data["stops"][end] or {country for stop in data["stops"].values() for country in stop}
    return min([of(country) for country in own], default=best.get((end, None), float("inf")))


def plan(number, ask):
    """Most metres in care by so many posts, nothing being open: a program of its own (CBC), without any merging or reduction."""
    wanted, limit = set(ask["legs"]), ask["rangeMetres"]
    best = {stop: reached(stop, limit) for stop in ask["candidates"]}
    program = pulp.LpProblem("plan", pulp.LpMaximize)
    opened = {stop: pulp.LpVariable(f"y{n}", cat="Binary") for n, stop in enumerate(ask["candidates"])}
    program += pulp.lpSum(opened.values()) <= number
    total = []
    for n, leg in enumerate(one for one in legs if one["code"] in wanted):
        parts = []
        for end in ("from", "to"):
            serving = []
            for m, stop in enumerate(ask["candidates"]):
                far = distance(best[stop], leg, leg[end])
                if far < limit:
                    x = pulp.LpVariable(f"x{n}{end}{m}", 0, 1)
                    program += x <= opened[stop]
                    serving.append(x)
                    parts.append((limit - far) * x)
            program += pulp.lpSum(serving) <= 1
        inside = pulp.LpVariable(f"c{n}", 0, leg["metres"])
        program += inside <= pulp.lpSum(parts)
        total.append(inside)
    program.setObjective(pulp.lpSum(total))
    program.solve(pulp.PULP_CBC_CMD(msg=False, gapRel=0))
    assert pulp.LpStatus[program.status] == "Optimal"
    return round(pulp.value(program.objective))


def of_societies(ask):
    """Modularity of the communities that we find, and the best of NetworkX's own methods."""
    weighted = networkx.Graph()
    for pair in ask["pairs"]:
        if pair["peoplePerYear"]:
            weighted.add_edge(pair["a"], pair["b"], weight=pair["peoplePerYear"])
    louvain = networkx.community.louvain_communities
    found = [louvain(weighted, seed=seed) for seed in range(100)]
    found.append(networkx.community.greedy_modularity_communities(weighted, weight="weight"))
    modularity = networkx.community.modularity
    ours = [set(members) & set(weighted) for members in ask["communities"]]
    return {
        "ours": ask["communities"],
        "modularityOfOurs": modularity(weighted, [members for members in ours if members]),
        "bestModularity": max(modularity(weighted, division) for division in found),
    }


answers = {
    "versions": {"networkx": networkx.__version__, "igraph": igraph.__version__, "pulp": pulp.__version__},
    "between": [between(start, end) for start, end in data["pairs"]],
    "societies": of_societies(data["societies"]),
    "plan": [{"sites": number, "metres": plan(number, data["plan"])} for number in data["plan"]["sites"]],
}
json.dump(answers, sys.stdout, indent=1, sort_keys=True, ensure_ascii=False)
print()
