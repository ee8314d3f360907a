"""Answers questions, one JSON object a line, each by a library that is a peer, and says how many milliseconds the library took.

Run by bench/harness/python-peer.ts. Reading the graph is not timed.
"""

import json
import os
import sys
import time

# Solvers write to the standard output as they like: what we say has one of its own.
replies = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

graphs = {}


def versions(_):
    import igraph
    import networkx
    import spopt

    return {
        "python": sys.version.split()[0],
        "igraph": igraph.__version__,
        "networkx": networkx.__version__,
        "spopt": spopt.__version__,
    }


def read(question):
    """A file of lines `from to metres`; the n-th line is edge n."""
    import igraph
    import networkx

    edges = []
    weights = []
    with open(question["file"]) as lines:
        for line in lines:
            start, end, metres = line.split()
            edges.append((int(start), int(end)))
            weights.append(int(metres))
    count = question["stops"]
    if "igraph" in question["libraries"]:
        graph = igraph.Graph(n=count, edges=edges, directed=True)
        graph.es["metres"] = weights
        graphs["igraph"] = graph
    if "networkx" in question["libraries"]:
        graph = networkx.DiGraph()
        graph.add_nodes_from(range(count))
        graph.add_weighted_edges_from(((a, b, w) for (a, b), w in zip(edges, weights)), weight="metres")
        graphs["networkx"] = graph
    return len(edges)


def timed(work):
    """Processor time of all threads: what other work on the machine takes does not count."""
    started = time.process_time()
    answer = work()
    return (time.process_time() - started) * 1000, answer


def igraph_shortest(question):
    graph = graphs["igraph"]
    start, end = question["from"], question["to"]
    ms, way = timed(lambda: graph.get_shortest_path(start, to=end, weights="metres", output="epath"))
    return ms, sum(graph.es[way]["metres"])


def networkx_shortest(question):
    import networkx

    graph = graphs["networkx"]
    start, end = question["from"], question["to"]
    ms, way = timed(lambda: networkx.shortest_path(graph, start, end, weight="metres"))
    return ms, networkx.path_weight(graph, way, "metres")


def networkx_alternatives(question):
    import itertools

    import networkx

    graph = graphs["networkx"]
    start, end, first = question["from"], question["to"], question["first"]
    ms, ways = timed(
        lambda: list(itertools.islice(networkx.shortest_simple_paths(graph, start, end, weight="metres"), first))
    )
    return ms, [networkx.path_weight(graph, way, "metres") for way in ways]


def igraph_disjoint(question):
    graph = graphs["igraph"]
    start, end = question["from"], question["to"]
    return timed(
        lambda: [
            graph.edge_disjoint_paths(start, end),
            graph.vertex_disjoint_paths(start, end, neighbors="ignore"),
        ]
    )


def networkx_disjoint(question):
    from networkx.algorithms import connectivity

    graph = graphs["networkx"]
    start, end = question["from"], question["to"]
    return timed(
        lambda: [
            connectivity.local_edge_connectivity(graph, start, end),
            connectivity.local_node_connectivity(graph, start, end),
        ]
    )


def chain(parent, start, end):
    """From the first stop to the last but one, of those that dominate the end."""
    found = []
    stop = parent(end)
    while stop != start:
        found.append(stop)
        stop = parent(stop)
    return found[::-1]


def igraph_dominators(question):
    graph = graphs["igraph"]
    start, end = question["from"], question["to"]

    def dominators():
        tree = graph.dominator(start, mode="out")
        return chain(lambda stop: tree[stop], start, end)

    return timed(dominators)


def networkx_dominators(question):
    import networkx

    graph = graphs["networkx"]
    start, end = question["from"], question["to"]

    def dominators():
        tree = networkx.immediate_dominators(graph, start)
        return chain(lambda stop: tree[stop], start, end)

    return timed(dominators)


def igraph_betweenness(question):
    graph = graphs["igraph"]
    return timed(lambda: graph.betweenness(directed=True, weights="metres", sources=question["origins"]))


def spopt_covering(question):
    import numpy
    import pulp
    from spopt.locate import MCLP

    distances = numpy.array(question["distances"])
    weights = numpy.array(question["weights"])

    def covered():
        # No gap: ours too is proven to the last person.
        model = MCLP.from_cost_matrix(
            distances, weights, service_radius=question["radius"], p_facilities=question["sites"]
        )
        return model.solve(pulp.HiGHS(msg=False, timeLimit=question["seconds"], gapRel=0), results=False)

    ms, model = timed(covered)
    opened = [site for site, variable in enumerate(model.fac_vars) if variable.value() > 0.5]
    reached = (distances[:, opened] <= question["radius"]).any(axis=1)
    return ms, int(weights[reached].sum())


ANSWERS = {
    "igraph shortest": igraph_shortest,
    "networkx shortest": networkx_shortest,
    "networkx alternatives": networkx_alternatives,
    "igraph disjoint": igraph_disjoint,
    "networkx disjoint": networkx_disjoint,
    "igraph dominators": igraph_dominators,
    "networkx dominators": networkx_dominators,
    "igraph betweenness": igraph_betweenness,
    "spopt covering": spopt_covering,
}


def answer(question):
    what = question["do"]
    if what in ("versions", "read"):
        return {"ms": 0, "answer": (versions if what == "versions" else read)(question)}
    ms, found = ANSWERS[what](question)
    return {"ms": ms, "answer": found}


for line in sys.stdin:
    try:
        reply = answer(json.loads(line))
    except Exception as problem:  # told to whoever asked, who fails
        reply = {"ms": 0, "answer": None, "error": f"{type(problem).__name__}: {problem}"}
    print(json.dumps(reply), file=replies, flush=True)
