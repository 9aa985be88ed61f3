// What libcrypto says when it fails.
#pragma once

namespace attest::crypto {

/// Whether libcrypto failed in this thread since it was last asked, for want of memory: with right arguments
/// nothing else fails but an algorithm that is not there.
bool lacked_memory() noexcept;

/// For calls of libcrypto whose arguments are right. Throws NotEnoughMemory, or Internal with the sentence.
void need(bool done, const char* otherwise);

}  // namespace attest::crypto
