interface Member {
  readonly name: string;
  /** The size stated in the directory; the member itself stays empty. */
  readonly unpacked: number;
}

/** The directory of an archive. */
export function zipBytes(members: readonly Member[], comment = ''): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  const entries = members.map(({ name, unpacked }) => {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    // Deflated, because a stored member must have two equal sizes.
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(unpacked, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    return Buffer.concat([entry, Buffer.from(name)]);
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([local, directory, end, Buffer.from(comment)]);
}
