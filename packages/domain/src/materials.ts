/** Names of materials that show a number which the product keeps encrypted and masked. */
const namesOfDocuments = /护照|签证|身份证|银行卡|通行证|passport|\bvisa\b/i;

/**
 * Whether the files of a material show a passport, visa, bank card or identity document: staff open them only for a
 * purpose, which the audit log records. The programme says so; materials without the statement, from before it existed or
 * asked for by a reviewer, are judged by their name.
 */
export const isSensitiveMaterial = ({ name, sensitive }: { name: string; sensitive?: boolean | undefined }): boolean =>
  sensitive ?? namesOfDocuments.test(name);
