import type { importRoutes, ResponseOf } from '@yuanhang/contract';

/** What a file would do or did, as the server reports it. */
export type Report = ResponseOf<NonNullable<typeof importRoutes.run.schemas>>;
/** The key of a field by heading; null for a column that is not imported. */
export type Mapping = Readonly<Record<string, string | null>>;
