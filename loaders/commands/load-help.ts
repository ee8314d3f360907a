/** `trailcare load --help`. */
export const LOAD_HELP = `trailcare load [OPTIONS] FILE…

Loads files into the graph, as one: all accepted rows of all files, or nothing. A second load of a file changes nothing.
FILE is a CSV, JSON, GeoJSON, XLSX or YAML file, - for standard input, a folder of native files,
or a folder with the tables of a directory of services (hsds).

What the files are
  --format NAME        A format of \`trailcare formats\`; default: recognised from the content
  --map FILE.yml       A mapping of columns, as \`trailcare map\` proposes
  --encoding NAME      utf-8, utf-16le, windows-1252, …; default: by the bytes
  --sheet NAME         The sheet of a workbook; default: the one that a format recognises
  --country ISO3       The country of rows that name none
  --trail CODE         The trail to which stops and legs are added
  --as-of DATE         YYYY-MM-DD: dates the rows that carry no date of their own
  --definition WORD    What counts of people count, where the file does not say: DETECTIONS, ARRIVALS, CROSSINGS, …
  --within-km N        How far an incident may lie from its leg (default 100), or the ends of lines from a stop (5)

Who says so
  --source CODE        Code of the source; default: from the file's name
  --publisher NAME     --licence NAME     --dataset NAME     --retrieved DATE
  --stale-days N       Days after its as-of at which a service without an end lapses
  --public             The source is public: everybody may read its facts

What is claimed
  --complete-for COUNTRY[/AREA]:TYPES:PROVIDER_KINDS[+LINKS]     (may be repeated)
                       The source lists all such services there, as ETH:PRIMARY_HEALTH,RFL:ALL. What it says of
                       restricted types, or of services that fewer may read, is told to those alone
  --complete-links     It lists all agreements and referrals of these providers too
  --replace-source     The files are now all that their sources say: what they no longer say is ended, and counted
                       (needs --source)

How
  --dry-run            Do everything but publish
  --all-or-nothing     One rejected row refuses the load
  --report FILE        Write the rejected rows, with line, column, value, rule and what is accepted; correct it and load it again
  --json               Print one summary object
  --seeds              Load the bundled seeds (--without-demonstration: without the made-up ones)

Exit codes: 0 all rows accepted, 2 some rejected, 1 nothing loaded.
`;
