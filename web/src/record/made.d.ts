// What ../../validator.mjs makes of schema/case.schema.json when the scripts are bundled.

declare module "casegen:schema" {
  const schema: import("./model").Schema;
  export default schema;
}

declare module "casegen:validate" {
  export interface Problem {
    readonly keyword: string;
    readonly instancePath: string;
    readonly params: Readonly<Record<string, string | number>>;
  }
  const validate: { (value: unknown): boolean; errors?: readonly Problem[] | null };
  export default validate;
}
