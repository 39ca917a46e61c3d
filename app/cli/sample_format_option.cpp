// SPDX-License-Identifier: MIT
#include "app/cli/sample_format_option.h"

namespace audioldm::cli {

using engine::audio::SampleFormat;

CLI::Option* addSampleFormat(CLI::App& app, SampleFormat& target, const std::string& help) {
    const auto read = [&target](const std::string& name) {
        for (const SampleFormat format :
             {SampleFormat::Pcm16, SampleFormat::Pcm24, SampleFormat::Float}) {
            if (name == sampleFormatName(format)) {
                target = format;
                return;
            }
        }
        throw CLI::ValidationError("--format",
                                   "\"" + name + "\" is not one of pcm16, pcm24, float.");
    };
    return app.add_option_function<std::string>("--format", read, help)->type_name("NAME");
}

const char* sampleFormatName(SampleFormat format) {
    switch (format) {
        case SampleFormat::Pcm24:
            return "pcm24";
        case SampleFormat::Float:
            return "float";
        case SampleFormat::Pcm16:
            break;
    }
    return "pcm16";
}

}  // namespace audioldm::cli
