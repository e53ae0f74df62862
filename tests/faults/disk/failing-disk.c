/*
 * A disk that fails on demand, for a process that is started with this library in LD_PRELOAD.
 * While the file FAILING_DISK_FLAG exists, writes to files under FAILING_DISK_FOLDER fail as its
 * content says: "full" refuses with ENOSPC what would make a file longer or make a new one, as a
 * full disk does; "broken" refuses every write and every sync with EIO. Reads always pass.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

enum fault { NONE, FULL, BROKEN, UNSYNCED };

static enum fault fault_now(void) {
  const char *flag = getenv("FAILING_DISK_FLAG");
  char word[8] = {0};
  int was = errno;
  int fd = flag ? REAL(open)(flag, O_RDONLY) : -1;
  if (fd >= 0) {
    ssize_t got = read(fd, word, sizeof word - 1);
    (void)got;
    close(fd);
  }
  errno = was;
  return word[0] == 'f' ? FULL : word[0] == 'b' ? BROKEN : word[0] == 'u' ? UNSYNCED : NONE;
}

static int is_watched(const char *path) {
  const char *folder = getenv("FAILING_DISK_FOLDER");
  return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_watched_fd(int fd) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_watched(path);
}

/* The errno with which a write of `count` bytes at `offset` (-1: where the file stands) fails, or 0. */
static int refuses(int fd, off_t offset, size_t count) {
  enum fault fault = fault_now();
  struct stat file;
  if (fault == NONE || fault == UNSYNCED || !is_watched_fd(fd)) return 0;
  if (fault == BROKEN) return EIO;
  if (fstat(fd, &file) != 0 || !S_ISREG(file.st_mode)) return 0;
  if (offset < 0) offset = lseek(fd, 0, SEEK_CUR);
  return offset + (off_t)count > file.st_size ? ENOSPC : 0;
}

static int refuses_sync(int fd) {
  enum fault fault = fault_now();
  return (fault == BROKEN || fault == UNSYNCED) && is_watched_fd(fd) ? EIO : 0;
}

static size_t bytes_of(const struct iovec *parts, int count) {
  size_t sum = 0;
  for (int n = 0; n < count; n++) sum += parts[n].iov_len;
  return sum;
}

#define FAIL_IF(condition)       \
  do {                           \
    int failure = (condition);   \
    if (failure) {               \
      errno = failure;           \
      return -1;                 \
    }                            \
  } while (0)

ssize_t write(int fd, const void *from, size_t count) {
  FAIL_IF(refuses(fd, -1, count));
  return REAL(write)(fd, from, count);
}

ssize_t pwrite(int fd, const void *from, size_t count, off_t offset) {
  FAIL_IF(refuses(fd, offset, count));
  return REAL(pwrite)(fd, from, count, offset);
}

ssize_t pwrite64(int fd, const void *from, size_t count, off64_t offset) {
  FAIL_IF(refuses(fd, offset, count));
  return REAL(pwrite64)(fd, from, count, offset);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  FAIL_IF(refuses(fd, -1, bytes_of(parts, count)));
  return REAL(writev)(fd, parts, count);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  FAIL_IF(refuses(fd, offset, bytes_of(parts, count)));
  return REAL(pwritev)(fd, parts, count, offset);
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) {
  FAIL_IF(refuses(fd, offset, bytes_of(parts, count)));
  return REAL(pwritev64)(fd, parts, count, offset);
}

int fsync(int fd) {
  FAIL_IF(refuses_sync(fd));
  return REAL(fsync)(fd);
}

int fdatasync(int fd) {
  FAIL_IF(refuses_sync(fd));
  return REAL(fdatasync)(fd);
}

/* posix_fallocate answers its error and leaves errno alone. */
int posix_fallocate(int fd, off_t offset, off_t count) {
  int failure = refuses(fd, offset, (size_t)count);
  return failure ? failure : REAL(posix_fallocate)(fd, offset, count);
}

int posix_fallocate64(int fd, off64_t offset, off64_t count) {
  int failure = refuses(fd, offset, (size_t)count);
  return failure ? failure : REAL(posix_fallocate64)(fd, offset, count);
}

int ftruncate(int fd, off_t length) {
  FAIL_IF(fault_now() == BROKEN && is_watched_fd(fd) ? EIO : 0);
  return REAL(ftruncate)(fd, length);
}

int ftruncate64(int fd, off64_t length) {
  FAIL_IF(fault_now() == BROKEN && is_watched_fd(fd) ? EIO : 0);
  return REAL(ftruncate64)(fd, length);
}
