// At stops ($stops): people who pass in a year, people present, and recorded deaths near. Null: nobody published any.
// Of several figures on one subject that of a whole year comes first, then the latest, then by definition and code.
UNWIND $stops AS stop
MATCH (i:Stop {identity: stop})
CALL (i) {
  UNWIND ['IN', 'OUT'] AS direction
  MATCH (i)<-[along:FROM|TO]-(l:Leg)-[:VERSION_OF]->(leg) WHERE l.until = $current
    AND type(along) = CASE direction WHEN 'IN' THEN 'TO' ELSE 'FROM' END
    AND coalesce(l.validFrom <= $day, true) AND coalesce(l.validUntil >= $day, true)
  CALL (leg) {
    MATCH (leg)<-[:ON_LEG]-(f:Flow) WHERE f.until = $current AND f.periodFrom <= $day
      AND coalesce(f.validFrom <= $day, true) AND coalesce(f.validUntil >= $day, true)
    RETURN f.peoplePerYear AS people
    ORDER BY duration.inDays(date(f.periodFrom), date(f.periodTo)).days >= 359 DESC, f.periodTo DESC, f.definition, f.code LIMIT 1
  }
  WITH direction, sum(people) AS people
  RETURN max(people) AS onLegs
}
CALL (i, onLegs) {
  WITH i WHERE onLegs IS NULL
  MATCH (i)<-[:HAS]-(on:TrailStop)-[:ON]->(trail:Trail) WHERE on.until = $current
    AND coalesce(on.validFrom <= $day, true) AND coalesce(on.validUntil >= $day, true)
  CALL (trail) {
    MATCH (trail)<-[:ON_TRAIL]-(f:Flow) WHERE f.until = $current AND f.periodFrom <= $day
      AND coalesce(f.validFrom <= $day, true) AND coalesce(f.validUntil >= $day, true)
    RETURN f.peoplePerYear AS people
    ORDER BY duration.inDays(date(f.periodFrom), date(f.periodTo)).days >= 359 DESC, f.periodTo DESC, f.definition, f.code LIMIT 1
  }
  RETURN max(people) AS onTrails
}
CALL (i) {
  OPTIONAL MATCH (i)<-[:AT]-(f:Stock) WHERE f.until = $current AND f.onDate <= $day
    AND coalesce(f.validFrom <= $day, true) AND coalesce(f.validUntil >= $day, true)
  RETURN f.people AS present ORDER BY f.onDate DESC, f.definition, f.code LIMIT 1
}
CALL (i) {
  MATCH (i)<-[:FROM|TO]-(l:Leg)-[:VERSION_OF]->(leg) WHERE l.until = $current
    AND coalesce(l.validFrom <= $day, true) AND coalesce(l.validUntil >= $day, true)
  CALL (leg) {
    MATCH (leg)<-[:ON_LEG]-(f:IncidentTotal) WHERE f.until = $current AND f.periodFrom <= $day
      AND coalesce(f.validFrom <= $day, true) AND coalesce(f.validUntil >= $day, true)
    RETURN f.deathsAndMissingPerYear AS deaths
    ORDER BY duration.inDays(date(f.periodFrom), date(f.periodTo)).days >= 359 DESC, f.periodTo DESC, f.code LIMIT 1
  }
  RETURN CASE WHEN count(*) = 0 THEN null ELSE sum(deaths) END AS deaths
}
RETURN stop, coalesce(onLegs, onTrails) AS people, present, deaths
