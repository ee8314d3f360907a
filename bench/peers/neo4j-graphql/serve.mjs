// @ts-nocheck Its modules are in the cache folder.
/**
 * @neo4j/graphql on a graph that Trailcare's store laid out, served as its documentation does: `node serve.mjs BOLT_URL`. Facts are versions, joined
 * by the nodes of what they are versions of, and the types say so. Tells its address, and ends when its standard input does.
 */
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { Neo4jGraphQL } from '@neo4j/graphql';
import neo4j from 'neo4j-driver';

const typeDefs = /* GraphQL */ `
  type Branch @node(labels: ["Branch", "Fact"]) {
    code: String!
    name: String!
    kind: String!
    inCountry: String @alias(property: "country")
    until: BigInt!
    society: [SocietyIdentity!]! @relationship(type: "OF", direction: OUT)
    country: [CountryIdentity!]! @relationship(type: "IN", direction: OUT)
    identity: [BranchIdentity!]! @relationship(type: "VERSION_OF", direction: OUT)
  }
  type BranchIdentity @node(labels: ["Branch", "Identity"]) {
    code: String!
    services: [Service!]! @relationship(type: "FROM_BRANCH", direction: IN)
  }
  type SocietyIdentity @node(labels: ["NationalSociety", "Identity"]) {
    code: String!
    versions: [NationalSociety!]! @relationship(type: "VERSION_OF", direction: IN)
  }
  type NationalSociety @node(labels: ["NationalSociety", "Fact"]) {
    code: String!
    name: String!
    until: BigInt!
  }
  type CountryIdentity @node(labels: ["Country", "Identity"]) {
    code: String!
    versions: [Country!]! @relationship(type: "VERSION_OF", direction: IN)
  }
  type Country @node(labels: ["Country", "Fact"]) {
    code: String!
    name: String!
    until: BigInt!
  }
  type Service @node(labels: ["Service", "Fact"]) {
    code: String!
    name: String
    status: String!
    until: BigInt!
  }
`;

const driver = neo4j.driver(process.argv[2]);
const schema = await new Neo4jGraphQL({
  typeDefs,
  driver,
  // For pages behind a code.
  features: { filters: { String: { GT: true } } },
}).getSchema();
const server = new ApolloServer({ schema });
const { url } = await startStandaloneServer(server, {
  listen: { port: 0, host: '127.0.0.1' },
  context: async () => ({ sessionConfig: { database: 'neo4j' } }),
});
process.stdout.write(`ready on ${url}\n`);
process.stdin.on('end', () => process.exit(0)).resume();
