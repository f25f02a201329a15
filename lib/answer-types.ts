/** The files that declare what polled GETs answer, whole: none of it is inferred from a query (next.config.ts). */
export const answerTypes = /^lib\/(?:[\w-]+\/model|organizations\/schemas|db\/schema\/\w+)\.ts$/;
