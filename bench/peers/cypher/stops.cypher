// Every stop with each type: whether it is expected there, whether complete statements speak of it, and services in its areas.
// $types, $day, $current, $kinds (of provider), $whole, $parts, $stepOfKind, $stepOfRole.
CALL () {
  MATCH (m:MinimumPackage) WHERE m.until = $current AND m.serviceType IN $types
    AND coalesce(m.validFrom <= $day, true) AND coalesce(m.validUntil >= $day, true)
  RETURN collect({type: m.serviceType, role: m.role, step: m.step}) AS package
}
CALL () {
  MATCH (f:Statement) WHERE f.until = $current AND f.asOf <= $day AND $day < f.freshUntil
  RETURN collect({country: f.country, area: f.adminArea, types: f.serviceTypes, kinds: f.providerKinds}) AS statements
}
CALL () {
  MATCH (n:Service) WHERE n.serviceType IN $types AND n.until = $current AND size(n.adminAreas) > 0
    AND n.status <> 'COMPLETED' AND coalesce(n.validUntil >= $day, true) AND coalesce(n.staleFrom > $day, true)
    AND (n.validFrom <= $day OR (n.status = 'ACTIVE' AND n.validFrom IS NULL))
    AND any(g IN n.groups WHERE g IN $whole OR g IN $parts)
  UNWIND n.adminAreas AS area
  WITH n.serviceType AS type, collect(DISTINCT area) AS areas
  RETURN collect({type: type, areas: areas}) AS present
}
MATCH (i:Stop)<-[:VERSION_OF]-(s) WHERE s.until = $current
  AND coalesce(s.validFrom <= $day, true) AND coalesce(s.validUntil >= $day, true)
WITH package, statements, present, i, s, [c IN [s.country, s.otherCountry] WHERE c IS NOT NULL] AS countries
CALL (i, countries) {
  MATCH (i)<-[:HAS]-(on:TrailStop) WHERE on.until = $current
    AND coalesce(on.validFrom <= $day, true) AND coalesce(on.validUntil >= $day, true)
  CALL (on, countries) {
    WITH on WHERE size(on.roles) = 0
    MATCH (:Trail {identity: on.trail})<-[:ON]-(c:TrailCountry) WHERE c.until = $current AND c.country IN countries
      AND coalesce(c.validFrom <= $day, true) AND coalesce(c.validUntil >= $day, true)
    UNWIND c.roles AS role
    RETURN collect(role) AS stated
  }
  WITH CASE WHEN size(on.roles) > 0 THEN on.roles WHEN size(stated) > 0 THEN stated ELSE ['TRANSIT'] END AS roles
  RETURN collect(roles) AS onTrails
}
WITH package, statements, present, s, countries, $stepOfKind[s.kind] AS fixed,
  CASE WHEN size(onTrails) = 0 THEN [['TRANSIT']] ELSE onTrails END AS roleSets
UNWIND $types AS type
WITH s, type, countries,
  [f IN statements WHERE type IN f.types AND f.country IN countries AND (f.area IS NULL OR f.area IN s.adminAreas)] AS spoken,
  [p IN present WHERE p.type = type | p.areas] AS present,
  CASE s.kind
    WHEN 'SEA_AREA' THEN any(row IN package WHERE row.type = type AND coalesce(row.step, '') = 'SEA_CROSSING')
    ELSE any(roles IN roleSets WHERE any(row IN package WHERE row.type = type AND coalesce(row.step, '') <> 'SEA_CROSSING'
      AND (row.role IS NULL OR row.role IN roles)
      AND (row.step IS NULL OR row.step = fixed
        OR (fixed IS NULL AND any(role IN roles WHERE coalesce(row.role, role) = role AND $stepOfRole[role] = row.step)))))
  END AS expected
RETURN s.code AS stop, type, expected,
  size(countries) > 0 AND all(c IN countries WHERE all(kind IN $kinds WHERE any(f IN spoken WHERE f.country = c AND kind IN f.kinds))) AS complete,
  any(area IN s.adminAreas WHERE area IN coalesce(head(present), [])) AS inArea
