// @ts-check
import { writeMessageTypes } from "./lib/message-types.mjs";

writeMessageTypes();
