// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>

namespace ogive {

/// A call was refused because of one of its arguments, which the message names. Nothing has been written.
struct argument_error : std::invalid_argument {
    using std::invalid_argument::invalid_argument;
};

namespace kernels {

/// A part of a message: text, or a number.
class message_part {
public:
    message_part(char const* text) : text_(text) {}
    message_part(std::string_view text) : text_(text) {}
    message_part(std::string const& text) : text_(text) {}
    message_part(std::size_t number) : number_(number), is_number_(true) {}

    void append_to(std::string& message) const {
        if (is_number_)
            message += std::to_string(number_);
        else
            message += text_;
    }

private:
    std::string_view text_;
    std::size_t number_ = 0;
    bool is_number_ = false;
};

// One function for all messages: in a program that calls one kernel, messages put together with `+` would be half of
// what is compiled.

[[gnu::cold, gnu::noinline]] inline std::string message_of(std::initializer_list<message_part> parts) {
    std::string message;
    for (message_part const& part : parts) part.append_to(message);
    return message;
}

/// What an argument is called: "input x", or "result 2" where it has no name but a number.
[[gnu::cold, gnu::noinline]] inline std::string label_of(std::string_view role, std::string_view name,
                                                         int number) {
    if (!name.empty()) return message_of({role, " ", name});
    return number > 0 ? message_of({role, " ", static_cast<std::size_t>(number)}) : std::string(role);
}

[[noreturn, gnu::cold, gnu::noinline]] inline void refuse(std::string_view caller,
                                                          std::initializer_list<message_part> why) {
    throw argument_error(message_of({"ogive::", caller, ": ", message_of(why)}));
}

} // namespace kernels
} // namespace ogive
