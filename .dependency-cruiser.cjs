/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycle-of-folders",
      comment: "Entities depend on each other in one direction (docs/architecture.md).",
      severity: "error",
      scope: "folder",
      from: {},
      to: { circular: true },
    },
    {
      name: "paging-knows-no-entity",
      comment: "Entities give the pager their lists.",
      severity: "error",
      from: { path: "^lib/paging/" },
      to: { path: "^(app|components|lib/(?!(paging|db)/))" },
    },
    { name: "no-cycle-of-files", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(\\.test\\.tsx?$|/test/|\\.next/)" },
  },
};
