/**
 * Changes with the types of what polled GETs answer (next.config.ts). An answer of the same version, from whichever
 * build, has the shape that the compiler knows: the browser needs no schemas.
 */
export const answerVersion = process.env.CONSOLE_ANSWERS ?? "";
export const ANSWER_HEADER = "Console-Answers";
