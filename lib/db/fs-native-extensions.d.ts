declare module "fs-native-extensions" {
  /** Takes an exclusive advisory lock on an open file; false when another holder has it. */
  export function tryLock(fd: number): boolean;
}
