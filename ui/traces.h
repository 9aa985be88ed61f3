// What Qt would keep by itself of what was done in the window.
#pragma once

namespace attest::ui {

/// Before the application is made: Qt's dialogs forget the folders and files that they have seen.
void leave_no_traces();

}  // namespace attest::ui
