// What libcrypto says when it fails.
#pragma once

namespace attest::crypto {

/// For calls of libcrypto whose arguments are right: what fails then is memory, whatever libcrypto calls it,
/// and it throws NotEnoughMemory; or the algorithm is not there, which is Internal with the sentence.
void need(bool done, const char* otherwise);

}  // namespace attest::crypto
