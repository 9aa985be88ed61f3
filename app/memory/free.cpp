// The C library's free, so that freed memory leaves no residue: what Qt, SQLite and we ourselves have let go
// of is zero before it is anybody's again. It takes the place of glibc's in every library of the program that
// it is linked into, as glibc allows ("Replacing malloc"), and leaves all the rest to glibc.
//
// Why not GLIBC_TUNABLES=glibc.malloc.perturb=N:glibc.malloc.tcache_count=0: glibc 2.36 leaves the last eight
// bytes of a block, and a block of 24 bytes ends in what a QString of three letters holds: a Korean name.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they have an allocator of their own

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

extern "C" {

// glibc's own, under the names that it keeps for this.
void __libc_free(void*) noexcept;
void* __libc_malloc(size_t) noexcept;

void free(void* block) noexcept {
  if (!block) return;
  explicit_bzero(block, malloc_usable_size(block));
  __libc_free(block);
}

/// glibc's would leave the old place as it is when it moves.
void* realloc(void* block, size_t size) noexcept {
  if (!block) return __libc_malloc(size);
  if (size == 0) {
    free(block);
    return nullptr;
  }
  const size_t room = malloc_usable_size(block);
  if (size <= room && size >= room / 2) {
    explicit_bzero(static_cast<char*>(block) + size, room - size);
    return block;
  }
  void* const moved = __libc_malloc(size);
  if (!moved) return nullptr;  // the old block stays, as it should
  memcpy(moved, block, size < room ? size : room);
  free(block);
  return moved;
}

}  // extern "C"

#endif
