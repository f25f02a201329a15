/** Identifies the sources that this code was built from: the same in the browser and on the server of one build. */
export const buildId = process.env.CONSOLE_BUILD ?? "";

/** The header that carries it. The types of one build describe what this build answers, so nothing is parsed again. */
export const BUILD_HEADER = "Console-Build";
