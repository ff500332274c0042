/** How often a request that lost its row to another looks again before it is told to come back. */
export const maxRounds = 3;
