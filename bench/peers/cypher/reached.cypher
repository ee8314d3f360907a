// Stops that services of the types reach, and what reaches them: one row for each stop and type.
// $types, $day, $current, $whole and $parts: groups by which a service serves all or a part of the group asked.
UNWIND $types AS type
MATCH (t:ServiceType {identity: type})<-[:VERSION_OF]-(shown) WHERE shown.until = $current
WITH type, shown.defaultReachKm AS defaultReachKm
MATCH (n:Service {serviceType: type}) WHERE n.until = $current AND n.leg IS NULL
WITH type, n, coalesce(n.reachKm, defaultReachKm) * 1000 AS reach,
  CASE
    WHEN n.status = 'COMPLETED' OR n.validUntil < $day THEN 'ENDED'
    WHEN n.staleFrom <= $day THEN CASE WHEN n.status = 'ACTIVE' OR n.validFrom <= n.staleFrom THEN 'LAPSED' ELSE 'ENDED' END
    WHEN n.validFrom <= $day OR (n.status = 'ACTIVE' AND n.validFrom IS NULL) THEN 'ACTIVE'
    WHEN n.status IN ['ACTIVE', 'PLANNED'] THEN 'PLANNED'
    WHEN n.validFrom IS NULL THEN 'ENDED'
    ELSE 'SUSPENDED'
  END AS state,
  CASE
    WHEN any(g IN n.groups WHERE g IN $whole) THEN CASE n.eligibility WHEN 'CONDITIONAL' THEN 'ON_CONDITION' ELSE 'FULLY' END
    WHEN any(g IN n.groups WHERE g IN $parts) THEN 'PART'
  END AS share
WHERE state <> 'ENDED' AND share IS NOT NULL
CALL (n, reach) {
  MATCH (n)-[:AT]->(:Stop)<-[:VERSION_OF]-(s) WHERE s.until = $current
  RETURN s
  UNION
  WITH n WHERE n.precision = 'COUNTRY'
  MATCH (n)-[:IN]->(:Country)<-[:IN|BORDERING]-(s:Stop) WHERE s.until = $current
  RETURN s
  UNION
  WITH n WHERE size(n.adminAreas) > 0
  MATCH (n)-[:SERVES]->(i:AdminArea)<-[:VERSION_OF]-(a) WHERE a.until = $current
  WITH i, a ORDER BY a.level DESC
  WITH collect([i, a.level]) AS areas
  UNWIND [area IN areas WHERE area[1] >= 3 AND area[1] = areas[0][1] | area[0]] AS finest
  MATCH (finest)<-[:WITHIN]-(s:Stop) WHERE s.until = $current
  RETURN s
  UNION
  WITH n, reach WHERE n.stop IS NULL AND n.location IS NOT NULL AND n.precision <> 'COUNTRY'
  // By the index of points, a little wider than the reach, then by the great circle that all sides use.
  MATCH (s:Stop) WHERE point.distance(s.location, n.location) <= reach * 1.01 + 1
  WITH n, s, reach, sin(radians(s.lat - n.lat) / 2) AS a, sin(radians(s.lon - n.lon) / 2) AS b
  WHERE s.until = $current AND n.country IN [s.country, s.otherCountry]
    AND round(2 * 6371008.8 * asin(sqrt(a * a + cos(radians(s.lat)) * cos(radians(n.lat)) * b * b))) <= reach
    AND (n.precision <> 'AREA' OR NOT EXISTS {
      MATCH (s)-[:WITHIN]->(:AdminArea)<-[:VERSION_OF]-(fine) WHERE fine.until = $current AND fine.level >= 3
    })
  RETURN s
}
WITH type, s,
  collect(CASE WHEN state = 'ACTIVE' AND share = 'FULLY' THEN n END) AS full,
  collect(CASE WHEN state = 'ACTIVE' AND share <> 'FULLY' THEN share END) AS conditional,
  collect(CASE WHEN state IN ['PLANNED', 'SUSPENDED'] THEN state END) AS planned,
  count(CASE WHEN state = 'LAPSED' THEN 1 END) AS lapsed
RETURN s.code AS stop, type, size(full) AS full,
  COUNT { UNWIND full AS n RETURN DISTINCT n.provider } AS providers,
  any(n IN full WHERE n.eligibility = 'OPEN') AS open,
  size(conditional) AS conditional, 'ON_CONDITION' IN conditional AS onCondition,
  size(planned) AS planned, all(state IN planned WHERE state = 'SUSPENDED') AS suspended, lapsed
