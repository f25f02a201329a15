export * from "./audit";
export * from "./customers";
export * from "./operations";
export * from "./organizations";
export * from "./staff";
export * from "./sync-pages";
export * from "./sync-runs";
export * from "./upstream";
